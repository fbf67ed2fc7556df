//! The style sheets: one for each kind of page, made of `style/<name>.css` and what it imports, as one small file.

use crate::place;
use crate::step::StepError;
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

/// The style sheets: of pages that are read, of a participant's phone, of the keeper's desk, of the projector.
pub(crate) const SHEETS: [&str; 4] = ["page", "seat", "host", "wall"];

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

/// One style sheet, bundled and minified.
pub(crate) fn bundle(name: &str) -> Result<String, StepError> {
    let main = place::root().join("style").join(format!("{name}.css"));
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

#[cfg(test)]
mod tests {
    use super::{SHEETS, bundle};
    use crate::compress;

    #[test]
    fn each_sheet_is_one_file_with_the_face_and_nothing_from_elsewhere() {
        for name in SHEETS {
            let sheet = bundle(name).unwrap_or_else(|error| panic!("{error}"));
            let bytes = compress::brotli(sheet.as_bytes()).unwrap_or_default().len();
            println!("{name}.css: {bytes} bytes of brotli");
            assert!(sheet.contains("url(fonts/voice.woff2)"), "{name}");
            assert!(sheet.contains("size-adjust:99.3%"), "{name}");
            assert_eq!(sheet.matches("url(").count(), 1, "{name}");
            assert!(!sheet.contains("@import"), "{name}");
        }
    }
}
