//! `hearth privacy`: what this very server keeps, what it holds at this moment, and for how long.

use app::pages::privacy_page::{Block, period, sections};
use circle::Timestamp;
use circle::time::HOUR;

use super::address::without_password;
use super::counted::count;
use crate::config::Settings;
use crate::machine;
use crate::store::{Beside, Holdings, StoreError, is_postgres};

/// Everything there is to tell.
pub(super) async fn report(settings: &Settings, now: Timestamp) -> Result<String, StoreError> {
    let holdings = match Beside::look(&settings.database).await? {
        Some(mut beside) => {
            let holdings = beside.holdings().await;
            beside.close().await;
            Some(holdings?)
        }
        None => None,
    };
    let writes_core = !machine::write_no_core();
    Ok(written(settings, holdings.as_ref(), writes_core, now))
}

fn written(
    settings: &Settings,
    holdings: Option<&Holdings>,
    writes_core: bool,
    now: Timestamp,
) -> String {
    let mut text =
        String::from("What this Hearth keeps, as its page /privacy tells it to those who come\n");
    for part in sections(settings.here()) {
        text += &format!("\n{}\n", part.heading);
        for block in part.blocks {
            match block {
                Block::Things(things) => {
                    for (what, how) in things {
                        text += &format!("  {what}: {how}\n");
                    }
                }
                Block::Words(words) => text += &format!("  {words}\n"),
                Block::List(lines) => {
                    for line in lines {
                        text += &format!("  - {line}\n");
                    }
                }
            }
        }
    }
    text += "\nFor you who run it\n";
    let mut lines = held(settings, holdings, now);
    lines.extend(set(settings, writes_core));
    for (what, how) in lines {
        text += &format!("  {what}: {how}\n");
    }
    text
}

/// What is in the database now, and how it goes.
fn held(
    settings: &Settings,
    holdings: Option<&Holdings>,
    now: Timestamp,
) -> Vec<(&'static str, String)> {
    let mut lines = vec![("Database", without_password(&settings.database))];
    match holdings {
        Some(holdings) => {
            lines.push(("Open circles now", circles(holdings, now)));
            lines.push(("Records now", records(holdings)));
        }
        None => lines.push((
            "Held now",
            "nothing: the database is not made yet".to_owned(),
        )),
    }
    lines.push(("A record is kept", period(settings.keep_records)));
    let erased = if is_postgres(&settings.database) {
        "the database is asked to clear it up at once; its write-ahead log, replicas and copies are yours to bound"
    } else {
        "the file is written anew without it and its journal is emptied, before anyone is told"
    };
    lines.push(("What is deleted", erased.to_owned()));
    let backups = "Hearth makes none by itself. `hearth backup` writes settings and records, and never a circle; a copy of the database itself holds every circle that is open in it";
    lines.push(("Backups", backups.to_owned()));
    lines
}

/// How this server is set.
fn set(settings: &Settings, writes_core: bool) -> Vec<(&'static str, String)> {
    let mut lines = vec![("Https", https(settings))];
    let proxies: Vec<_> = settings
        .trusted_proxy
        .iter()
        .map(ToString::to_string)
        .collect();
    if !proxies.is_empty() {
        let words = "told by them where a request comes from, kept for minutes and scrambled";
        lines.push(("Proxies", format!("{}; {words}", proxies.join(", "))));
    }
    let log = format!(
        "at “{}”, to standard error: what happened, never to whom",
        settings.log
    );
    lines.push(("Log", log));
    let metrics = settings.metrics.map_or_else(
        || "none".to_owned(),
        |address| format!("numbers alone, at http://{address}/metrics"),
    );
    lines.push(("Metrics", metrics));
    let memory = "what it lets go of is overwritten with zeros. Open connections hold what they sent last until they close; give this machine encrypted swap, or none";
    lines.push(("Memory", memory.to_owned()));
    let core = if writes_core {
        "this system may write its memory to a file when it falls over. Set ulimit -c 0"
    } else {
        "none: its memory is never written to a file when it falls over"
    };
    lines.push(("Core files", core.to_owned()));
    lines
}

fn https(settings: &Settings) -> String {
    match (&settings.tls_cert, settings.is_secure()) {
        (Some(certificate), _) => format!("by this server, with {}", certificate.display()),
        (None, true) => "by a proxy in front, whose log and memory are not told of here".to_owned(),
        (None, false) => "none".to_owned(),
    }
}

fn circles(holdings: &Holdings, now: Timestamp) -> String {
    let open = holdings.circles.to_string();
    let Some(touched) = holdings.oldest_touched else {
        return open;
    };
    let ago = match now.since(Timestamp(touched)) / HOUR {
        0 => "less than an hour ago".to_owned(),
        hours => format!("{} ago", count(hours, "hour", "hours")),
    };
    format!(
        "{open}; in the quietest, somebody last did something {ago}. One that nobody closes goes 48 hours after that"
    )
}

fn records(holdings: &Holdings) -> String {
    match &holdings.first_day {
        Some(day) => format!("{}, the first of {day}", holdings.records),
        None => holdings.records.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::aside::Aside;
    use crate::cli::{Cli, Todo};

    fn told_with(arguments: &[&str], holdings: Option<Holdings>) -> String {
        let all = ["hearth", "privacy"].iter().chain(arguments);
        let Ok(Cli {
            command: Todo::Aside(Aside::Privacy(settings)),
        }) = Cli::try_parse_from(all)
        else {
            panic!("settings of a server");
        };
        // 2026-11-20, noon.
        let now = Timestamp(1_795_176_000_000);
        written(&settings, holdings.as_ref(), false, now)
    }

    #[test]
    fn it_tells_what_this_server_holds() {
        let holdings = Holdings {
            circles: 2,
            oldest_touched: Some(1_795_176_000_000 - 3 * HOUR - 5),
            records: 17,
            first_day: Some("2026-01-02".to_owned()),
        };
        let set = [
            "--database",
            "postgres://keeper:s3cret@db/hearth",
            "--keep-records",
            "30",
        ];
        let said = told_with(&set, Some(holdings));
        let (page, host) = said
            .split_once("\nFor you who run it\n")
            .unwrap_or_default();
        assert!(page.contains("\nWhat remains\n"), "{page}");
        assert!(
            page.contains("it is kept for 30 days, then deleted."),
            "{page}"
        );
        assert!(page.contains("The way here: not encrypted"), "{page}");
        let expected = [
            "  Database: postgres://keeper@db/hearth",
            "  Open circles now: 2; in the quietest, somebody last did something 3 hours ago. One that nobody closes goes 48 hours after that",
            "  Records now: 17, the first of 2026-01-02",
            "  A record is kept: for 30 days, then deleted",
            "  What is deleted: the database is asked to clear it up at once; its write-ahead log, replicas and copies are yours to bound",
            "  Backups: Hearth makes none by itself. `hearth backup` writes settings and records, and never a circle; a copy of the database itself holds every circle that is open in it",
            "  Https: none",
            "  Log: at “info”, to standard error: what happened, never to whom",
            "  Metrics: none",
            "  Memory: what it lets go of is overwritten with zeros. Open connections hold what they sent last until they close; give this machine encrypted swap, or none",
            "  Core files: none: its memory is never written to a file when it falls over",
        ];
        assert_eq!(host.lines().collect::<Vec<_>>(), expected);
        assert!(!said.contains("s3cret"));
    }

    #[test]
    fn it_tells_that_there_is_nothing_yet() {
        let https = [
            "--trusted-proxy",
            "10.0.0.0/8",
            "--public-url",
            "https://circle.example",
            "--metrics",
            "127.0.0.1:9000",
        ];
        let said = told_with(&https, None);
        assert!(
            said.contains("  Held now: nothing: the database is not made yet\n"),
            "{said}"
        );
        assert!(
            said.contains("  Metrics: numbers alone, at http://127.0.0.1:9000/metrics\n"),
            "{said}"
        );
        assert!(said.contains("  The way here: encrypted"), "{said}");
        let proxies = "  Https: by a proxy in front, whose log and memory are not told of here\n  Proxies: 10.0.0.0/8; ";
        assert!(said.contains(proxies), "{said}");
        assert!(said.contains("file is written anew without it"), "{said}");
        let empty = told_with(&[], Some(Holdings::default()));
        assert!(
            empty.contains("  Open circles now: 0\n  Records now: 0\n"),
            "{empty}"
        );
    }
}
