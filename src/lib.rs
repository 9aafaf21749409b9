//! casebook.
pub mod address;
pub mod chronology;
pub mod config;
pub mod content;
pub mod date;
pub mod diag;
pub mod language;
pub mod linking;
pub mod markdown;
pub mod model;
pub mod publish;
pub mod relations;
pub mod resolve;
pub mod templates;
pub mod world;
pub mod yaml;
