import Glibc
import HTTPKit
import Synchronization

/// Runs a body beside a server on a port that the system chose, and stops the server.
func withServer(
  _ router: Router, _ settings: ServerSettings = ServerSettings(),
  _ body: (Server) async throws -> Void
) async throws {
  var settings = settings
  settings.port = 0
  let server = try Server(settings, router)
  do {
    try await body(server)
  } catch {
    await server.shutDown(within: .milliseconds(100))
    throw error
  }
  await server.shutDown(within: .milliseconds(100))
}

/// A router with a page, an echo on either kind of thread, and a body that is not read.
func echoRouter() -> Router {
  var router = Router()
  router.on(.get, "/ok", runsOn: .connection) { _ in .text("fine") }
  router.on(.post, "/echo", bodyLimit: 100_000) { request in
    .bytes(try await request.body.collect())
  }
  router.on(.post, "/quick", runsOn: .connection) { request in
    .bytes(try await request.body.collect())
  }
  router.on(.post, "/ignore") { _ in .text("ignored") }
  return router
}

let okRequest = "GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n"

/// Waits until something is so, and returns whether it became so in time.
func eventually(within limit: Duration = .seconds(60), _ isSo: () -> Bool) async -> Bool {
  let end = ContinuousClock.now + limit
  while !isSo() {
    if ContinuousClock.now > end { return false }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return true
}

/// A folder of its own for a body, which is removed afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
  var template = Array("/tmp/httpkit-XXXXXX".utf8CString)
  // Safe: the template is an array of its own that ends with NUL.
  guard let made = unsafe mkdtemp(&template) else { return }
  let folder = unsafe String(cString: made)
  defer {
    for name in entries(of: folder) { unsafe unlink(folder + "/" + name) }
    unsafe rmdir(folder)
  }
  try await body(folder)
}

/// The names of what a folder holds.
func entries(of folder: String) -> [String] {
  guard let stream = unsafe opendir(folder) else { return [] }
  defer { unsafe closedir(stream) }
  var names: [String] = []
  // Safe: the entry is the kernel's until the next call, and its name ends with NUL.
  while let entry = unsafe readdir(stream) {
    let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// Tells one task that another has come so far.
final class Flag: Sendable {
  private let value = Atomic(false)

  /// Whether it has come so far.
  var isRaised: Bool { value.load(ordering: .acquiring) }

  /// Notes that it has come so far.
  func raise() { value.store(true, ordering: .releasing) }
}
