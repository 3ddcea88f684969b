import Synchronization

/// Keeps calls of LAPACK, of the BLAS behind it, and of ARPACK apart from each other.
///
/// Debian's reference LAPACK may be called by many threads, but a machine may have another: the serial
/// build of OpenBLAS mixes their work up, silently, and ARPACK keeps its state between calls in
/// variables of its own. The matrices here are small, so that waiting for a turn costs little.
private let turn = Mutex(())

/// Calls LAPACK or ARPACK when no other thread does, and returns what the call returns.
func callingAlone<Result: Sendable>(_ call: () -> Result) -> Result {
  turn.withLock { _ in call() }
}
