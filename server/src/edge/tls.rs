//! Https: the certificate, read again when its files change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use thiserror::Error;
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use x509_cert::der::Decode;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The certificate cannot be used.
#[derive(Debug, Error)]
pub enum TlsError {
    /// A file is not there, or may not be read.
    #[error("{} cannot be read: {reason}. Check --tls-cert and --tls-key.", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// There is no certificate in the file.
    #[error("{} holds no certificate in PEM form. Check --tls-cert.", .0.display())]
    NoCertificate(PathBuf),
    /// There is no key in the file.
    #[error("{} holds no private key in PEM form. Check --tls-key.", .0.display())]
    NoKey(PathBuf),
    /// The two are not a pair.
    #[error("The key does not belong to the certificate. Check --tls-cert and --tls-key.")]
    NotAPair,
    /// It is of a kind that is not known.
    #[error("The certificate or its key is of a kind that Hearth cannot use: {0}.")]
    NotUsable(rustls::Error),
}

/// Https with a certificate that may change.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    certificate: Arc<Certificate>,
}

#[derive(Debug)]
struct Certificate {
    files: Files,
    current: RwLock<Arc<CertifiedKey>>,
}

#[derive(Clone, Debug)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

/// What the files hold, so that a change is seen.
type Content = blake3::Hash;

impl Tls {
    /// Reads the certificate and its key.
    ///
    /// # Errors
    /// A [`TlsError`] that says which file to look at.
    pub fn read(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
        let files = Files {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
        };
        let (current, _) = files.read()?;
        let certificate = Arc::new(Certificate {
            files,
            current: RwLock::new(Arc::new(current)),
        });
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(TlsError::NotUsable)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&certificate) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Tls {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            certificate,
        })
    }

    /// Greets whoever connects.
    pub(super) async fn greet(&self, stream: TcpStream) -> std::io::Result<TlsStream<TcpStream>> {
        self.acceptor.accept(stream).await
    }

    /// Since when and until when the certificate is good.
    #[must_use]
    pub fn good(&self) -> Option<(SystemTime, SystemTime)> {
        let current = self.certificate.current();
        let certificate = x509_cert::Certificate::from_der(current.end_entity_cert().ok()?).ok()?;
        let validity = certificate.tbs_certificate.validity;
        Some((
            validity.not_before.to_system_time(),
            validity.not_after.to_system_time(),
        ))
    }

    /// Looks at the files now and then, and uses what is new in them. What cannot be used is said once, and the
    /// certificate from before goes on.
    pub async fn follow(self) {
        let files = &self.certificate.files;
        let mut used = files.apart(Files::content).await.ok();
        let mut refused = None;
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let content = files.apart(Files::content).await.ok();
            if content == used {
                continue;
            }
            match files.apart(Files::read).await {
                Ok((current, content)) => {
                    self.certificate.set(current);
                    used = Some(content);
                    refused = None;
                    tracing::info!("the new certificate is used from now on");
                }
                // The two files are seldom written in the same moment: it is said when it stays so.
                Err(error) if refused == Some(content) => {
                    used = content;
                    tracing::warn!(%error, "the new certificate cannot be used; the one from before goes on");
                }
                Err(_) => refused = Some(content),
            }
        }
    }
}

impl Certificate {
    fn current(&self) -> Arc<CertifiedKey> {
        let current = self.current.read();
        Arc::clone(&current.unwrap_or_else(PoisonError::into_inner))
    }

    fn set(&self, new: CertifiedKey) {
        let current = self.current.write();
        *current.unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current())
    }
}

impl Files {
    /// Looks at them in a thread of its own: a disk that does not answer holds up nobody, also when the server stops.
    async fn apart<T: Send + 'static>(
        &self,
        look: fn(&Files) -> Result<T, TlsError>,
    ) -> Result<T, TlsError> {
        let (files, path) = (self.clone(), self.certificate.clone());
        let (tell, told) = oneshot::channel();
        let begun = std::thread::Builder::new().spawn(move || tell.send(look(&files)));
        let unreadable = |reason| TlsError::Unreadable { path, reason };
        if let Err(reason) = begun {
            return Err(unreadable(reason));
        }
        let told = told.await;
        told.unwrap_or_else(|_| Err(unreadable(std::io::Error::other("it could not be read"))))
    }

    fn bytes(&self) -> Result<(Vec<u8>, Vec<u8>), TlsError> {
        let read = |path: &PathBuf| {
            // To open something else, such as a pipe, may take for ever.
            if !std::fs::metadata(path)?.is_file() {
                return Err(std::io::Error::other("it is no file"));
            }
            std::fs::read(path)
        };
        let bytes = |path: &PathBuf| {
            read(path).map_err(|reason| TlsError::Unreadable {
                path: path.clone(),
                reason,
            })
        };
        Ok((bytes(&self.certificate)?, bytes(&self.key)?))
    }

    fn content(&self) -> Result<Content, TlsError> {
        let (certificate, key) = self.bytes()?;
        Ok(content(&certificate, &key))
    }

    fn read(&self) -> Result<(CertifiedKey, Content), TlsError> {
        let (certificate, key) = self.bytes()?;
        let content = content(&certificate, &key);
        let no_certificate = || TlsError::NoCertificate(self.certificate.clone());
        let chain: Vec<_> = CertificateDer::pem_slice_iter(&certificate)
            .collect::<Result<_, _>>()
            .map_err(|_| no_certificate())?;
        if chain.is_empty() {
            return Err(no_certificate());
        }
        let key =
            PrivateKeyDer::from_pem_slice(&key).map_err(|_| TlsError::NoKey(self.key.clone()))?;
        let pair =
            CertifiedKey::from_der(chain, key, &provider()).map_err(|error| match error {
                rustls::Error::InconsistentKeys(_) => TlsError::NotAPair,
                other => TlsError::NotUsable(other),
            })?;
        Ok((pair, content))
    }
}

fn content(certificate: &[u8], key: &[u8]) -> Content {
    let mut hasher = blake3::Hasher::new();
    hasher.update(blake3::hash(certificate).as_bytes());
    hasher.update(blake3::hash(key).as_bytes());
    hasher.finalize()
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}
