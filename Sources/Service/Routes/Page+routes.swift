import CPage
import HTTPKit

extension StudyService {
  /// The page, its files, and the library that draws its charts.
  var pageOperations: [Operation] {
    let operations = pageAssets.map { name, asset in
      operation(name == "index.html" ? "/" : "/assets/\(name)") { asset.respond(to: $0) }
    }
    return operations + [
      Operation(
        method: .get, pattern: "/assets/echarts.min.js", summary: "The chart library.", role: nil,
        isListed: false
      ) { [chartLibrary] request, _ in
        guard let chartLibrary else {
          throw ServiceError.notFound(what: "chart library;", id: "run scripts/setup")
        }
        return try chartLibrary.respond(to: request)
      },
      operation("/api") { [self] _ in
        let page = APIPage(self.operations).html
        return .bytes(Array(page.utf8), type: "text/html; charset=utf-8")
      },
    ]
  }

  private func operation(
    _ pattern: String, _ handler: @escaping @Sendable (Request) -> Response
  ) -> Operation {
    Operation(
      method: .get, pattern: pattern, summary: "A part of the page.", role: nil,
      thread: .connection, isListed: false
    ) { request, _ in handler(request) }
  }
}

/// The files of the page by name; compressed when they are first asked for, and only then.
private let pageAssets = readPageAssets()

private func readPageAssets() -> [(name: String, asset: Asset)] {
  // Safe: the table has as many entries as it says, and all of it lives as long as the program.
  guard let first = unsafe CPageAssets() else { return [] }
  return (0..<CPageAssetCount()).map { place in
    let file = unsafe first[place]
    let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    return (
      unsafe String(cString: file.name),
      Asset(bytes, type: unsafe String(cString: file.mediaType))
    )
  }
}
