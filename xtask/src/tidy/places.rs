//! Nothing of the machine on which it was written stands in the repository.

use super::Fault;
use super::source::File;
use crate::chores::root;
use std::path::Path;

/// The only place from which crates come.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(super) fn check(files: &[File]) -> Vec<Fault> {
    let own = own_places();
    let mut faults = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            if own.iter().any(|place| names_place(line, place)) {
                let message =
                    "names a folder of the machine it was written on: use a path within the repository";
                faults.push(Fault::new(file, number + 1, message));
            }
            if file.path == "Cargo.lock" && line.starts_with("source = ") && !line.contains(SOURCE) {
                let message =
                    "a crate from elsewhere than the public registry: depend on a published version";
                faults.push(Fault::new(file, number + 1, message));
            }
            if file.name() == "config.toml"
                && ["[source", "[registr"].iter().any(|head| line.starts_with(head))
            {
                let message = "a registry of one's own belongs in one's own cargo configuration";
                faults.push(Fault::new(file, number + 1, message));
            }
        }
    }
    faults
}

/// The folder of the repository, the one above it, and the home of whoever runs this.
fn own_places() -> Vec<String> {
    let root = root();
    let mut places: Vec<String> = vec![root.display().to_string()];
    places.extend(root.parent().map(|parent| parent.display().to_string()));
    places.extend(std::env::var("HOME"));
    places.extend(["/home".to_owned(), "/Users".to_owned()]);
    let everybodys = ["/", "/tmp", "/opt", "/srv", "/usr", "/var", "/mnt"].map(Path::new);
    places.retain(|place| place.starts_with('/') && !everybodys.contains(&Path::new(place)));
    places
}

/// Whether a line names something in a folder: the folder, a slash, and the beginning of a name.
fn names_place(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let joined =
            line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-/}".contains(before));
        let mut rest = line[at + place.len()..].chars();
        !joined && rest.next() == Some('/') && rest.next().is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_found_only_as_a_whole() {
        for (line, found) in [
            ("see /place/tree for it", true),
            ("see /place itself", false),
            ("https://example.org/place/tree", false),
            ("\"/place/a\"", true),
            ("$HOME/place/x", false),
        ] {
            assert_eq!(names_place(line, "/place"), found, "{line}");
        }
    }
}
