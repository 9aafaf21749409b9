//! The listening end: a port that is free, and an end that waits for nobody for long.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::sync::watch;

use super::answer::{Desk, answer};
use super::board::Board;

/// How many ports are tried when the first is taken.
const TRIES: u16 = 100;

/// How long answers that are under way may take once the server closes.
const GRACE: Duration = Duration::from_millis(500);

/// A port that is ours.
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    host: Arc<str>,
}

impl Bound {
    /// Takes the port, or the next free one above it. Port 0 is any free one.
    ///
    /// # Errors
    /// When the name leads nowhere, or none of the ports can be had.
    pub fn take(host: &str, port: u16) -> io::Result<Self> {
        let bare = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
        let bare = bare.unwrap_or(host);
        let tries = if port == 0 { 1 } else { TRIES };
        let ports = (0..tries).map_while(|n| port.checked_add(n));
        let mut last = io::Error::from(io::ErrorKind::AddrInUse);
        for port in ports {
            match listen(bare, port) {
                Ok(listener) => {
                    listener.set_nonblocking(true)?;
                    let address = listener.local_addr()?;
                    return Ok(Self { listener, address, host: Arc::from(bare) });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// The port that was taken.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Whether only this machine can reach it.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// The address for a browser on this machine.
    #[must_use]
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
            IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
            IpAddr::V6(ip) => format!("[{ip}]"),
            IpAddr::V4(ip) => ip.to_string(),
        };
        format!("http://{host}:{}/", self.port())
    }

    /// Serves what hangs on the board until `stop` sends something or is dropped.
    ///
    /// # Errors
    /// When the system gives no threads or takes the port away.
    pub fn serve(self, board: Board, stop: watch::Receiver<bool>) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let done = runtime.block_on(self.until(board, stop));
        runtime.shutdown_background();
        done
    }

    async fn until(self, board: Board, stop: watch::Receiver<bool>) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let (closing, closed) = watch::channel(false);
        let run = Arc::from(format!("{:x}", started()));
        let desk = Desk { board, host: self.host, run, closing: closed };
        let app = Router::new().fallback(answer).with_state(desk);
        let graceful = ended(stop.clone());
        let serving = axum::serve(listener, app).with_graceful_shutdown(graceful);
        let serving = tokio::spawn(async { serving.await });
        ended(stop).await;
        closing.send_replace(true);
        // Who reads slowly is not waited for.
        match tokio::time::timeout(GRACE, serving).await {
            Ok(Ok(served)) => served,
            Ok(Err(_)) | Err(_) => Ok(()),
        }
    }
}

fn listen(host: &str, port: u16) -> io::Result<TcpListener> {
    let addresses: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
    TcpListener::bind(&*addresses)
}

async fn ended(mut stop: watch::Receiver<bool>) {
    // A sender that is gone is as good as one that said so.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Says on `stop` when the process is asked to end: Ctrl-C, or SIGTERM.
///
/// # Errors
/// When the system does not let signals be heard.
pub fn end_on_signals(stop: watch::Sender<bool>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    listen_for_signals(&runtime, &stop)?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        runtime.block_on(stop.closed());
    })?;
    Ok(())
}

#[cfg(unix)]
fn listen_for_signals(
    runtime: &tokio::runtime::Runtime,
    stop: &watch::Sender<bool>,
) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let _inside = runtime.enter();
    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        let (mut signal, stop) = (signal(kind)?, stop.clone());
        runtime.spawn(async move {
            signal.recv().await;
            stop.send_replace(true);
        });
    }
    Ok(())
}

#[cfg(not(unix))]
fn listen_for_signals(
    runtime: &tokio::runtime::Runtime,
    stop: &watch::Sender<bool>,
) -> io::Result<()> {
    let stop = stop.clone();
    runtime.spawn(async move {
        let _ = tokio::signal::ctrl_c().await;
        stop.send_replace(true);
    });
    Ok(())
}

/// The moment of the start, which tells one start from another.
fn started() -> u128 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |time| time.as_nanos())
}
