import CADBC
import Glibc

/// A loaded ADBC driver: a table of functions, filled once and never changed or unloaded.
///
/// Drivers keep thread-locals and run-times of their own, so a library is loaded once a process and
/// stays.
@safe
final class Driver: Sendable {
  // Safe: written in init only; afterwards many threads read it.
  nonisolated(unsafe) let table: UnsafeMutablePointer<AdbcDriver>

  /// Loads a library and asks it for its functions.
  init(path: String, entry: String) throws(EngineError) {
    // Its many symbols are looked for in the library itself first, which halves the time.
    guard let handle = unsafe dlopen(path, RTLD_LAZY | RTLD_DEEPBIND | RTLD_LOCAL),
      let symbol = unsafe dlsym(handle, entry)
    else { throw .driverNotLoaded(path: path, reason: loadingProblem()) }
    // Safe: ADBC says that the entry point has this type.
    let initialise = unsafe unsafeBitCast(symbol, to: EntryPoint.self)
    let table = UnsafeMutablePointer<AdbcDriver>.allocate(capacity: 1)
    for version in [ADBC_VERSION_1_1_0, ADBC_VERSION_1_0_0] {
      unsafe table.initialize(to: AdbcDriver())
      var error = unsafe cadbc_empty_error()
      let status = unsafe initialise(version, table, &error)
      if status == ADBC_STATUS_OK {
        unsafe self.table = unsafe table
        return
      }
      let reason = unsafe takeMessage(&error)
      guard status == ADBC_STATUS_NOT_IMPLEMENTED, version != ADBC_VERSION_1_0_0 else {
        unsafe table.deallocate()
        throw .driverNotLoaded(path: path, reason: reason)
      }
    }
    preconditionFailure("the loop above returns or throws at its last version")
  }

  private typealias EntryPoint =
    @convention(c) (
      Int32, UnsafeMutableRawPointer?, UnsafeMutablePointer<AdbcError>?
    ) -> AdbcStatusCode
}

/// What the loader said last.
private func loadingProblem() -> String {
  // Safe: the text is copied before another call of the loader.
  unsafe dlerror().map { unsafe String(cString: $0) } ?? "the entry point is missing"
}

/// Copies the text of an error and releases it.
func takeMessage(_ error: inout AdbcError) -> String {
  // Safe: message is the driver's until release, which is called once.
  let text = unsafe error.message.map { unsafe String(cString: $0) } ?? "no reason given"
  if let release = unsafe error.release { unsafe release(&error) }
  return text
}

/// Calls a function of the driver and turns its error into ours.
func check(
  _ operation: String, _ call: (UnsafeMutablePointer<AdbcError>) -> AdbcStatusCode?
) throws(EngineError) {
  var error = unsafe cadbc_empty_error()
  guard let status = unsafe call(&error) else {
    throw .failed(operation: operation, reason: "the driver does not offer it")
  }
  guard status != ADBC_STATUS_OK else { return }
  let reason = unsafe takeMessage(&error)
  if status == ADBC_STATUS_CANCELLED || reason.contains("INTERRUPT") { throw .cancelled }
  if reason.contains("Out of Memory") || reason.contains("could not allocate block") {
    throw .outOfMemory(reason: reason)
  }
  throw .failed(operation: operation, reason: reason)
}
