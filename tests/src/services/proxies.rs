//! Caddy and nginx for tests, each with the very example that `deploy` gives.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ground::find;
use tempfile::TempDir;

use super::skipping::skip;
use crate::https::{NAME, Pair};
use crate::process::free_port;

/// How long one may take to listen. Only a broken one is waited for that long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A proxy in front of a server. It is stopped when this is dropped.
pub struct Proxy {
    /// Where it speaks https.
    pub port: u16,
    /// Where it speaks http.
    pub plain: u16,
    folder: TempDir,
    child: Child,
}

/// An example, made to fit: what stands in it, and what stands there for the test.
type Fitting = Vec<(String, String)>;

impl Proxy {
    /// Caddy in front of the server at this port; `None` where there is no Caddy.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn caddy(pair: &Pair, hearth: u16) -> Option<Proxy> {
        let Some(program) = find("caddy") else {
            skip("no Caddy here. Install it (Debian: apt-get install caddy)");
            return None;
        };
        let run = |folder: &Path| {
            let mut command = Command::new(&program);
            command
                .args(["run", "--adapter", "caddyfile", "--config"])
                .arg(folder.join("Caddyfile"))
                .env("XDG_DATA_HOME", folder)
                .env("XDG_CONFIG_HOME", folder);
            command
        };
        let fitting = |port, plain, certificate: &str, key: &str| {
            vec![
                (
                    "{\n\t# When".to_owned(),
                    format!("{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {port}\n\t# When"),
                ),
                (
                    format!("{NAME} {{\n"),
                    format!("{NAME} {{\n\ttls {certificate} {key}\n"),
                ),
                ("127.0.0.1:8080".to_owned(), format!("127.0.0.1:{hearth}")),
            ]
        };
        Some(Proxy::start("Caddyfile", pair, fitting, run).await)
    }

    /// nginx in front of the server at this port; `None` where there is no nginx.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn nginx(pair: &Pair, hearth: u16) -> Option<Proxy> {
        let Some(program) = find("nginx") else {
            skip("no nginx here. Install it (Debian: apt-get install nginx)");
            return None;
        };
        // What the system's own nginx.conf has around it, with logs as they are without the example's own.
        const AROUND: &str = "daemon off; pid nginx.pid; error_log around.log info; events {}\n\
            http { access_log access.log combined; client_body_temp_path body; proxy_temp_path proxy; \
            fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi; include nginx.conf; }\n";
        let run = |folder: &Path| {
            let around = folder.join("around.conf");
            std::fs::write(&around, AROUND).expect("a file");
            let mut command = Command::new(&program);
            command
                .arg("-p")
                .arg(folder)
                .arg("-c")
                .arg(around)
                .args(["-e", "around.log"]);
            command
        };
        let fitting = |port, plain, certificate: &str, key: &str| {
            let files = format!("/etc/letsencrypt/live/{NAME}");
            vec![
                ("listen 443".to_owned(), format!("listen 127.0.0.1:{port}")),
                ("listen 80".to_owned(), format!("listen 127.0.0.1:{plain}")),
                (format!("{files}/fullchain.pem"), certificate.to_owned()),
                (format!("{files}/privkey.pem"), key.to_owned()),
                ("127.0.0.1:8080".to_owned(), format!("127.0.0.1:{hearth}")),
            ]
        };
        Some(Proxy::start("nginx.conf", pair, fitting, run).await)
    }

    async fn start(
        example: &str,
        pair: &Pair,
        fitting: impl Fn(u16, u16, &str, &str) -> Fitting,
        run: impl Fn(&Path) -> Command,
    ) -> Proxy {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../deploy")
            .join(example);
        let written = std::fs::read_to_string(path).expect("the example");
        // Between choosing free ports and listening on them, someone else can take them.
        for _ in 0..5 {
            let folder = tempfile::Builder::new().prefix("hearth-proxy-").tempdir();
            let folder = folder.expect("a temporary folder");
            let (certificate, key) = pair.write(folder.path());
            let (port, plain) = (free_port(), free_port());
            let mut fitted = written.clone();
            for (from, to) in fitting(port, plain, &shown(&certificate), &shown(&key)) {
                assert!(fitted.contains(&from), "the example has no {from:?}");
                fitted = fitted.replace(&from, &to);
            }
            std::fs::write(folder.path().join(example), fitted).expect("a file");
            let said = File::create(folder.path().join("said.log")).expect("a file");
            let child = run(folder.path())
                .current_dir(folder.path())
                .stdin(Stdio::null())
                .stdout(said.try_clone().expect("the same file"))
                .stderr(said)
                .spawn()
                .expect("it starts");
            let mut proxy = Proxy {
                port,
                plain,
                folder,
                child,
            };
            if proxy.listens(pair).await {
                return proxy;
            }
            println!("{}", proxy.logs());
        }
        panic!("{example}: it does not start; what it said is above");
    }

    async fn listens(&mut self, pair: &Pair) -> bool {
        let began = Instant::now();
        while began.elapsed() < PATIENCE && matches!(self.child.try_wait(), Ok(None)) {
            if pair
                .connect("127.0.0.1", self.port, "http/1.1")
                .await
                .is_ok()
            {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    /// Everything it has written: what it said, its logs, and what it left in files on the way.
    #[must_use]
    pub fn logs(&self) -> String {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut logs = String::new();
        while let Some(folder) = folders.pop() {
            for (name, bytes) in crate::search::files_of(&folder) {
                if !["pem", "conf", "Caddyfile"]
                    .iter()
                    .any(|end| name.ends_with(end))
                {
                    logs += &format!("== {name}\n{}\n", String::from_utf8_lossy(&bytes));
                }
            }
            let entries = std::fs::read_dir(&folder).expect("the folder").flatten();
            folders.extend(
                entries
                    .map(|entry| entry.path())
                    .filter(|path| path.is_dir()),
            );
        }
        logs
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Asked, so that nginx takes its workers along.
        let asked = Command::new("sh")
            .args(["-c", &format!("kill -TERM {}", self.child.id())])
            .status();
        let until = Instant::now() + Duration::from_secs(10);
        while asked.is_ok() && Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
