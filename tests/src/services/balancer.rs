//! One address in front of several servers, as any load balancer: each connection goes to the next server that takes it.

use std::sync::{Arc, Mutex};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// It is gone when this is dropped.
pub struct Balancer {
    /// Its address, such as `http://127.0.0.1:40123`.
    pub base: String,
    ports: Arc<Mutex<Vec<u16>>>,
    accepting: JoinHandle<()>,
}

impl Balancer {
    /// Opens an address that leads nowhere yet.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn open() -> Balancer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let here = listener.local_addr().expect("its address");
        let ports = Arc::<Mutex<Vec<u16>>>::default();
        let known = Arc::clone(&ports);
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let mut ports = known.lock().expect("the ports");
                tokio::spawn(carry(client, ports.clone()));
                let most = ports.len().min(1);
                ports.rotate_left(most); // there may be none yet
            }
        });
        Balancer {
            base: format!("http://{here}"),
            ports,
            accepting,
        }
    }

    /// From now on it leads to these ports of this machine.
    ///
    /// # Panics
    /// When something else panicked with them.
    pub fn lead_to(&self, ports: Vec<u16>) {
        *self.ports.lock().expect("the ports") = ports;
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// To the first of these that is there. Where there is none the connection is closed.
async fn carry(mut client: TcpStream, ports: Vec<u16>) {
    for port in ports {
        if let Ok(mut server) = TcpStream::connect(("127.0.0.1", port)).await {
            let _ = client.set_nodelay(true);
            let _ = server.set_nodelay(true);
            let _ = copy_bidirectional(&mut client, &mut server).await; // either may be gone
            return;
        }
    }
}
