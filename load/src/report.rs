//! What is printed and written down: a table row and a JSON line for each measurement.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::house::House;
use crate::machine::Machine;
use crate::timings::Spread;
use crate::trouble::{Trouble, While};

/// Where figures go.
pub(crate) struct Report {
    lines: File,
    /// What was found broken: not slow, but lost or wrong.
    pub(crate) broken: Vec<String>,
}

/// The figures of one measurement. Their names end with their unit.
#[derive(Default)]
pub(crate) struct Row(Vec<Figure>);

struct Figure {
    name: String,
    value: Value,
    /// Whether it stands in the table, too.
    shown: bool,
}

impl Row {
    /// A number; fractions are cut to three digits.
    pub(crate) fn with(self, name: &str, number: f64) -> Row {
        self.figure(name, rounded(number), true)
    }

    /// A number for the file alone.
    pub(crate) fn aside(self, name: &str, number: f64) -> Row {
        self.figure(name, rounded(number), false)
    }

    /// A count.
    pub(crate) fn count(self, name: &str, number: u64) -> Row {
        self.figure(name, json!(number), true)
    }

    /// Anything else; left out where it is empty.
    pub(crate) fn word(self, name: &str, word: String) -> Row {
        match word.is_empty() {
            true => self,
            false => self.figure(name, json!(word), true),
        }
    }

    /// A spread, in milliseconds.
    pub(crate) fn spread(self, name: &str, spread: Spread) -> Row {
        self.with(&format!("{name}_p50_ms"), spread.p50)
            .aside(&format!("{name}_p90_ms"), spread.p90)
            .with(&format!("{name}_p99_ms"), spread.p99)
            .aside(&format!("{name}_p99.9_ms"), spread.p999)
            .with(&format!("{name}_max_ms"), spread.max)
    }

    fn figure(mut self, name: &str, value: Value, shown: bool) -> Row {
        let name = name.to_owned();
        self.0.push(Figure { name, value, shown });
        self
    }
}

/// Whole numbers as such, others with three digits behind the point.
fn rounded(number: f64) -> Value {
    let number = (number * 1e3).round() / 1e3;
    match number.fract() == 0.0 && number.abs() < 1e15 {
        true => json!(number as i64),
        false => json!(number),
    }
}

impl Report {
    /// Writes into the file at `path`, and says on what and how was measured.
    pub(crate) fn open(path: &Path, machine: &Machine, command: &str) -> Result<Report, Trouble> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).doing("the folder of figures")?;
        }
        let mut lines = File::create(path).doing("the file of figures")?;
        let Machine {
            cpu,
            cores,
            memory_mib,
            kernel,
            commit,
        } = machine;
        println!("machine: {cpu}, {cores} cores, {memory_mib} MiB, Linux {kernel}");
        println!("commit:  {commit}");
        println!("command: {command}");
        println!("figures: {}", path.display());
        println!();
        println!("| scenario | server | screens | figures |");
        println!("|---|---|---|---|");
        let first = json!({"machine": machine, "command": command});
        writeln!(lines, "{first}").doing("the file of figures")?;
        Ok(Report {
            lines,
            broken: Vec::new(),
        })
    }

    /// Prints a row, and writes its line.
    pub(crate) fn row(&mut self, scenario: &str, house: &House, row: Row) -> Result<(), Trouble> {
        let words: Vec<_> = row
            .0
            .iter()
            .filter(|figure| figure.shown)
            .map(|Figure { name, value, .. }| {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                format!("{} {value}", name.replace('_', " "))
            })
            .collect();
        let (name, screens) = (house.server.name(), house.screens.name());
        println!("| {scenario} | {name} | {screens} | {} |", words.join(", "));
        let mut line = Map::new();
        line.insert("scenario".to_owned(), json!(scenario));
        line.insert("server".to_owned(), json!(name));
        line.insert("screens".to_owned(), json!(screens));
        line.extend(row.0.into_iter().map(|figure| (figure.name, figure.value)));
        writeln!(self.lines, "{}", Value::Object(line)).doing("the file of figures")
    }

    /// Says that something is broken. The run goes on, and fails in the end.
    pub(crate) fn broken(&mut self, words: String) {
        println!("BROKEN: {words}");
        self.broken.push(words);
    }
}
