//! A file, and for Rust its code apart from its comments and its tests.

/// One text file of the tree.
pub(super) struct File {
    /// Its path from the root of the repository, with `/`.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
}

/// One line of Rust.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The line without comments, and without what stands in strings.
    pub(super) code: String,
    /// What its comments say.
    pub(super) comment: String,
    /// Whether it is part of a test.
    pub(super) in_test: bool,
}

impl File {
    pub(super) fn new(path: &str, text: String) -> File {
        File { path: path.to_owned(), text }
    }

    /// The name without folders.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether the whole file is tests by its place: a folder `tests`, or the contract suite of the store.
    pub(super) fn is_test(&self) -> bool {
        let mut folders = self.path.split('/');
        folders.any(|part| matches!(part, "tests" | "tests.rs" | "contract" | "benches"))
    }

    /// The crate it belongs to, where it lies in one.
    pub(super) fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// The lines of a Rust file.
    pub(super) fn rust_lines(&self) -> Vec<Line> {
        let mut lines = split(&self.text);
        if self.is_test() {
            lines.iter_mut().for_each(|line| line.in_test = true);
        } else {
            mark_tests(&mut lines);
        }
        lines
    }
}

/// Where the reading of a Rust text stands.
enum Inside {
    Code,
    LineComment,
    /// A block comment, so many deep.
    BlockComment(u32),
    Text,
    /// A raw text that ends with a quotation mark and so many `#`.
    RawText(usize),
}

fn split(text: &str) -> Vec<Line> {
    let characters: Vec<char> = text.chars().collect();
    let mut lines = vec![Line::default()];
    let mut inside = Inside::Code;
    let mut at = 0;
    while at < characters.len() {
        let character = characters[at];
        let next = characters.get(at + 1).copied();
        at += 1;
        if character == '\n' {
            if matches!(inside, Inside::LineComment) {
                inside = Inside::Code;
            }
            lines.push(Line::default());
            continue;
        }
        let line = lines.last_mut().expect("there is always a last line");
        match inside {
            Inside::Code => match (character, next) {
                ('/', Some('/')) => inside = Inside::LineComment,
                ('/', Some('*')) => {
                    inside = Inside::BlockComment(1);
                    at += 1;
                }
                ('"', _) => {
                    line.code.push('"');
                    inside = Inside::Text;
                }
                ('r', Some('"' | '#')) if !ends_in_word(&line.code) || line.code.ends_with('b') => {
                    let marks = characters[at..].iter().take_while(|mark| **mark == '#').count();
                    line.code.push('r');
                    if characters.get(at + marks) == Some(&'"') {
                        line.code.push('"');
                        at += marks + 1;
                        inside = Inside::RawText(marks);
                    }
                }
                ('\'', Some(first)) => {
                    line.code.push('\'');
                    at += character_length(&characters[at..], first);
                }
                _ => line.code.push(character),
            },
            Inside::LineComment => line.comment.push(character),
            Inside::BlockComment(depth) => match (character, next) {
                ('*', Some('/')) => {
                    at += 1;
                    inside = if depth == 1 { Inside::Code } else { Inside::BlockComment(depth - 1) };
                }
                ('/', Some('*')) => {
                    at += 1;
                    inside = Inside::BlockComment(depth + 1);
                }
                _ => line.comment.push(character),
            },
            Inside::Text => match character {
                '\\' if next != Some('\n') => at += 1,
                '"' => {
                    line.code.push('"');
                    inside = Inside::Code;
                }
                _ => {}
            },
            Inside::RawText(marks) => {
                if character == '"'
                    && characters[at..].iter().take_while(|mark| **mark == '#').count() >= marks
                {
                    line.code.push('"');
                    at += marks;
                    inside = Inside::Code;
                }
            }
        }
    }
    lines
}

fn ends_in_word(code: &str) -> bool {
    code.ends_with(|last: char| last.is_alphanumeric() || last == '_')
}

/// How many characters after an apostrophe belong to a character literal: none where it begins a lifetime.
fn character_length(rest: &[char], first: char) -> usize {
    if first == '\\' {
        let end = rest.iter().skip(2).position(|character| *character == '\'');
        end.map_or(0, |end| end + 3)
    } else if rest.get(1) == Some(&'\'') {
        2
    } else {
        0
    }
}

/// Marks the block of the item after each `#[cfg(test)]`.
fn mark_tests(lines: &mut [Line]) {
    let mut depth = 0_i32;
    let mut waiting = false;
    let mut ends_at = None;
    for line in lines {
        if line.code.trim() == "#[cfg(test)]" && ends_at.is_none() {
            waiting = true;
        }
        line.in_test = waiting || ends_at.is_some();
        for character in line.code.chars() {
            match character {
                '{' => {
                    if waiting {
                        ends_at = Some(depth);
                        waiting = false;
                    }
                    depth += 1;
                }
                '}' => {
                    depth -= 1;
                    if ends_at == Some(depth) {
                        ends_at = None;
                    }
                }
                ';' if waiting => waiting = false,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        split(text).into_iter().map(|line| line.code).collect()
    }

    #[test]
    fn strings_and_comments_are_no_code() {
        assert_eq!(codes("a(\"unwrap() \\\" x\"); // dbg!"), ["a(\"\"); "]);
        assert_eq!(codes("r#\"a \" b\"# /* c /* d */ e */ f"), ["r\"\"  f"]);
        assert_eq!(
            codes("let q = '\"'; let l: &'static str = \"x\";"),
            ["let q = '; let l: &'static str = \"\";"]
        );
        assert_eq!(codes("'\\'' + \"a\nb\" + c"), ["' + \"", "\" + c"]);
        assert_eq!(split("x // why").last().map(|line| line.comment.as_str()), Some("/ why"));
    }

    #[test]
    fn a_test_module_ends_with_its_brace() {
        let file =
            File::new("a.rs", "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n".into());
        let marks: Vec<bool> = file.rust_lines().iter().map(|line| line.in_test).collect();
        assert_eq!(marks, [false, true, true, true, true, false, false]);
    }
}
