//! How far a build is, told while it runs.

/// Hears how far a build is. Called from many threads at once.
pub trait Progress: Sync {
    /// A stage begins that has so many steps.
    fn stage(&self, name: &'static str, steps: usize);
    /// One step of the stage is done.
    fn step(&self);
}

/// Hears nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}
