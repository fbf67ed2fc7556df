//! Certificates made for a test, and ways to a server that speaks https.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::raw::dial;

/// The name that the certificates are for.
pub const NAME: &str = "circle.example.org";

/// A certificate that signs itself, and its key.
pub struct Pair {
    pub certificate: CertificateDer<'static>,
    pem: String,
    key: String,
}

impl Pair {
    /// One for [`NAME`] that is good for long.
    #[must_use]
    pub fn new() -> Pair {
        Pair::good_until(NAME, 2100)
    }

    /// One for this name that is good until this year.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn good_until(name: &str, year: i32) -> Pair {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(year, 1, 1);
        let certificate = params.self_signed(&key).expect("a certificate");
        Pair {
            certificate: certificate.der().clone(),
            pem: certificate.pem(),
            key: key.serialize_pem(),
        }
    }

    /// Writes both into this folder: where they are.
    ///
    /// # Panics
    /// When they cannot be written.
    pub fn write(&self, folder: &Path) -> (PathBuf, PathBuf) {
        let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
        std::fs::write(&certificate, &self.pem).expect("the certificate is written");
        std::fs::write(&key, &self.key).expect("the key is written");
        (certificate, key)
    }

    /// Both, for a PostgreSQL that is to have them.
    #[must_use]
    pub fn files(&self) -> ground::TlsFiles {
        ground::TlsFiles {
            certificate: self.pem.clone(),
            key: self.key.clone(),
        }
    }

    /// The arguments for a server that uses them from this folder.
    #[must_use]
    pub fn arguments(&self, folder: &Path) -> Vec<String> {
        let (certificate, key) = self.write(folder);
        vec![
            "--tls-cert".to_owned(),
            certificate.display().to_string(),
            "--tls-key".to_owned(),
            key.display().to_string(),
            "--public-url".to_owned(),
            format!("https://{NAME}"),
        ]
    }

    /// Connects to this port as someone who trusts this certificate alone, and speaks `protocol`.
    ///
    /// # Errors
    /// When the other side has another certificate, or is not there.
    ///
    /// # Panics
    /// When the certificate cannot be trusted at all.
    pub async fn connect(
        &self,
        from: &str,
        port: u16,
        protocol: &str,
    ) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).expect("a certificate");
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
        let stream = dial(from, &format!("127.0.0.1:{port}")).await?;
        let name = ServerName::try_from(NAME).expect("a name");
        TlsConnector::from(Arc::new(config))
            .connect(name, stream)
            .await
    }

    /// A way to the https server at this port for those who speak http/1.1 in plain: its address. Whoever goes it
    /// comes from the address `from`.
    ///
    /// # Panics
    /// When there is no free port.
    pub async fn way_to(self: &Arc<Pair>, from: &'static str, port: u16) -> Way {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let pair = Arc::clone(self);
        let task = tokio::spawn(async move {
            while let Ok((mut here, _)) = listener.accept().await {
                let pair = Arc::clone(&pair);
                tokio::spawn(async move {
                    if let Ok(mut there) = pair.connect(from, port, "http/1.1").await {
                        let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
                    }
                });
            }
        });
        Way {
            base: format!("http://{address}"),
            task,
        }
    }
}

impl Default for Pair {
    fn default() -> Pair {
        Pair::new()
    }
}

/// A way to an https server. It is closed when this is dropped.
pub struct Way {
    /// Where it begins.
    pub base: String,
    task: JoinHandle<()>,
}

impl Drop for Way {
    fn drop(&mut self) {
        self.task.abort();
    }
}
