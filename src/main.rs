//! The program: arguments in, an exit code out. Everything else is in the library.

/// A build makes and drops millions of small strings on several threads at once;
/// measured on 10,000 articles, this allocator saves a seventh of the processor time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    casebook::cli::run()
}
