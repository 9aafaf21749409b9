//! The whole index in one script, for a site that is opened from a folder: browsers fetch
//! nothing from files, yet they run scripts that lie beside a page.

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::{FOLDER, File};

/// The name of the script.
pub const SCRIPT: &str = "offline.js";
/// The engine, which is a module and so cannot be loaded from a file.
const ENGINE: &str = "pagefind.js";

/// Where the engine asks for a file of the index, it is answered from the script.
const FETCH: &str = "const fetch = async (url) => casebookIndex.fetch(url);\n";

/// Makes the script of the files of an index.
pub fn bundle(files: &[File]) -> File {
    let mut engine = String::from(FETCH);
    let mut held = serde_json::Map::new();
    for file in files {
        let name = file.path.strip_prefix(FOLDER).unwrap_or(&file.path);
        if name == ENGINE {
            engine.push_str(&String::from_utf8_lossy(&file.bytes));
        } else {
            held.insert(name.to_owned(), BASE64_STANDARD.encode(&file.bytes).into());
        }
    }
    let engine = serde_json::Value::from(engine);
    let held = serde_json::Value::from(held);
    let script = format!(
        "'use strict';\n\
         globalThis.casebookIndex = {{\n\
         engine: {engine},\n\
         files: {held},\n\
         fetch(url) {{\n\
         const name = url.replace(/\\?.*/, '').replace(/^.*\\/pagefind\\//, '');\n\
         const text = this.files[name];\n\
         if (text === undefined) return new Response(null, {{ status: 404 }});\n\
         return new Response(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));\n\
         }},\n\
         }};\n"
    );
    File { path: format!("{FOLDER}{SCRIPT}"), bytes: script.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_asks_the_script() {
        let file = |name: &str, text: &str| File {
            path: format!("{FOLDER}{name}"),
            bytes: text.as_bytes().to_vec(),
        };
        let files =
            [file("pagefind.js", "let a = \"</script>\";"), file("a.pf_meta", "foo")];
        let script = String::from_utf8(bundle(&files).bytes).expect("text");
        assert!(script.contains("\"a.pf_meta\":\"Zm9v\""), "{script}");
        assert!(
            script.contains("casebookIndex.fetch(url);\\nlet a = \\\"</script>"),
            "{script}"
        );
        assert!(!script.contains("\"pagefind.js\":"), "{script}");
    }
}
