//! Court papers (Typst), spreadsheets and uploaded texts.
