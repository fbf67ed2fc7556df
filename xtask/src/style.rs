//! The style sheet: `style/main.css` and what it imports, as one small file.

use crate::place;
use crate::step::StepError;
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

/// The browsers whose syntax the style sheet is written out for: phones of about 2021 and later.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some((major << 16) | (minor << 8));
    Targets::from(Browsers {
        android: version(94, 0),
        chrome: version(94, 0),
        edge: version(94, 0),
        firefox: version(93, 0),
        ios_saf: version(15, 0),
        safari: version(15, 0),
        samsung: version(17, 0),
        ..Browsers::default()
    })
}

/// The whole style sheet, bundled and minified.
pub(crate) fn bundle() -> Result<String, StepError> {
    let main = place::root().join("style/main.css");
    let wrong = |words: String| StepError::Wrong(format!("style: {words}"));
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(&main)
        .map_err(|error| wrong(error.to_string()))?;
    sheet
        .minify(MinifyOptions {
            targets: targets(),
            ..MinifyOptions::default()
        })
        .map_err(|error| wrong(error.to_string()))?;
    let printer = PrinterOptions {
        minify: true,
        targets: targets(),
        ..PrinterOptions::default()
    };
    Ok(sheet
        .to_css(printer)
        .map_err(|error| wrong(error.to_string()))?
        .code)
}
