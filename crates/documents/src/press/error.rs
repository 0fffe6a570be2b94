//! What may go wrong at the press, as sentences for the officer or the administrator.

use super::world::PaperWorld;
use crate::forms::Form;
use std::io;
use std::path::PathBuf;
use typst::diag::SourceDiagnostic;

/// Why no paper came out.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// No folder holds a font with simplified Chinese.
    #[error(
        "没有找到可用的中文字体，不能制作文书。请安装 Debian 软件包 fonts-noto-cjk 和 texlive-lang-chinese，\
         或者在设置的字体文件夹中放入仿宋等中文字体后重新启动。已查找：{}", list(.searched)
    )]
    FontMissing {
        /// The folders that were searched.
        searched: Vec<PathBuf>,
    },
    /// The folder for the court's own templates cannot be read.
    #[error("文书格式文件夹 {} 无法读取，请检查设置和权限", .folder.display())]
    FormFolder {
        /// The folder as configured.
        folder: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// A court's own template is there but cannot be read.
    #[error("文书格式文件 {} 无法读取，请检查权限并以 UTF-8 编码保存", .file.display())]
    FormUnreadable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The data do not fit the form.
    #[error("制作《{}》的内容不完整：{reason}", .form.title())]
    Data {
        /// The form.
        form: Form,
        /// What is missing or wrong.
        reason: String,
        /// What the reader of the data said.
        #[source]
        cause: serde_json::Error,
    },
    /// What was set cannot be written as PDF.
    #[error("文书不能输出为 PDF：{reason}")]
    Together {
        /// What the writer said.
        reason: String,
    },
    /// A template cannot be printed.
    #[error("{}格式文件 {file} 第 {line} 行有误：{reason}{}", origin(*.own), remedy(*.own))]
    Template {
        /// The form that was to be printed.
        form: Form,
        /// The file in which the mistake is.
        file: String,
        /// Its line, counted from 1; 0 where it is not known.
        line: usize,
        /// What is wrong.
        reason: String,
        /// Whether the file is the court's own.
        own: bool,
    },
    /// No font has some characters.
    #[error(
        "《{}》中的“{characters}”没有字体可以显示，文书未生成。请安装 Debian 软件包 fonts-noto-cjk，\
         或者在设置的字体文件夹中放入含有这些字的字体", .form.title()
    )]
    CharacterMissing {
        /// The form.
        form: Form,
        /// The characters.
        characters: String,
    },
}

impl PressError {
    pub(super) fn data(form: Form, cause: serde_json::Error) -> PressError {
        let text = cause.to_string();
        let reason = match quoted(&text, "missing field `") {
            Some(field) => match form.fields().iter().find(|known| known.name == field) {
                Some(known) => format!("缺少“{}”（{field}）", known.label),
                None => format!("缺少字段 {field}"),
            },
            None => format!("有的内容写法不对（{text}）"),
        };
        PressError::Data { form, reason, cause }
    }

    pub(super) fn template(
        form: Form,
        world: &PaperWorld<'_>,
        diagnostics: &[SourceDiagnostic],
    ) -> PressError {
        let Some(first) = diagnostics.first() else {
            let (file, reason) = (format!("{}.typ", form.name()), "未知错误".to_owned());
            return PressError::Template { form, file, line: 0, reason, own: world.prints_own() };
        };
        let place = world.place(first).unwrap_or_else(|| world.start());
        PressError::Template {
            form,
            file: place.file,
            line: place.line,
            reason: chinese(&first.message),
            own: place.own,
        }
    }
}

fn list(folders: &[PathBuf]) -> String {
    let names: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
    names.join("、")
}

fn origin(own: bool) -> &'static str {
    if own { "本院的文书" } else { "内置文书" }
}

fn remedy(own: bool) -> &'static str {
    if own {
        "。内置格式不受影响：改正该文件，或者把它移出文书格式文件夹，即可继续制作"
    } else {
        "。请与系统维护人员联系"
    }
}

/// The commonest remarks of typst in Chinese; the original follows in brackets, for whoever mends the template.
fn chinese(message: &str) -> String {
    let plain = if let Some(name) = message.strip_prefix("unknown variable: ") {
        format!("没有名为 {name} 的变量")
    } else if let Some(key) = quoted(message, "dictionary does not contain key \"") {
        format!("数据中没有字段 {key}")
    } else if message.starts_with("unclosed ") {
        "括号或者引号没有成对".to_owned()
    } else if message.starts_with("unexpected ") {
        "有多余或者放错位置的符号".to_owned()
    } else if message.starts_with("expected ") {
        "写法不符合要求".to_owned()
    } else if message.starts_with("file not found") {
        "引用的文件不在文书格式文件夹中".to_owned()
    } else {
        "排版程序提示".to_owned()
    };
    format!("{plain}（{message}）")
}

fn quoted<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    let rest = &text[text.find(before)? + before.len()..];
    rest.split(['`', '"']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_of_typst_are_said_in_chinese_with_the_original_beside() {
        assert_eq!(chinese("unknown variable: dta"), "没有名为 dta 的变量（unknown variable: dta）");
        assert!(chinese("dictionary does not contain key \"court\"").starts_with("数据中没有字段 court"));
        assert!(chinese("unclosed delimiter").starts_with("括号或者引号没有成对"));
    }
}
