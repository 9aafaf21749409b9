//! casebook: from a folder of articles, people, events and claims to a site.
//!
//! [`build::build`] does it once, [`build::Session`] again and again, making only what an
//! edit changed; [`publish`] writes what was made, [`serve`] shows it while it is written.
//! ARCHITECTURE.md has the plan of the whole.

pub mod address;
pub mod assets;
pub mod bibliography;
pub mod build;
pub mod chronology;
pub mod cli;
pub mod config;
pub mod content;
pub mod date;
pub mod diag;
pub mod evidence;
pub mod exports;
pub mod feeds;
pub mod headers;
pub mod language;
pub mod linking;
pub mod markdown;
pub mod media;
pub mod memo;
pub mod model;
pub mod output;
pub mod pages;
pub mod picture;
pub mod publish;
pub mod relations;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod social;
pub mod starter;
pub mod templates;
pub mod webvtt;
pub mod world;
pub mod yaml;
