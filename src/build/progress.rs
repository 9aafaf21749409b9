//! How far a build has come, for whoever wants to show it.

/// Is told how a build goes on. Steps are told from many threads, and there are many of
/// them: telling one must cost next to nothing.
pub trait Progress: Sync {
    /// A stage begins, of so many steps; 0 where they cannot be told beforehand.
    fn stage(&self, name: &'static str, steps: usize);

    /// A step of the stage is done.
    fn step(&self);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}
