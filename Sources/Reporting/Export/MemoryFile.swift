import CXLSXWriter
import FoundationEssentials
import Glibc

/// A file without a place on disk, for a library that writes to paths only.
struct MemoryFile: ~Copyable {
  private let descriptor: Int32

  /// Makes an empty file.
  ///
  /// - Parameter name: The name for error sentences.
  /// - Throws: ``ReportingError`` when the system refuses.
  init(name: String) throws(ReportingError) {
    let made = unsafe memfd_create("workbook", 1)
    guard made >= 0 else { throw .failedCreation(name, errno) }
    descriptor = made
  }

  /// Under which path this process can open it.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// What was written to it.
  var contents: [UInt8] { FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? [] }

  deinit { close(descriptor) }
}
