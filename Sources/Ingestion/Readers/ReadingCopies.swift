import FoundationEssentials
import Glibc

/// Copies of files in UTF-8, in a folder that goes when they are no longer needed.
final class ReadingCopies {
  private let folder =
    FileManager.default.temporaryDirectory.path + "/clientele-\(UUID().uuidString)"
  private var count = 0

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Copies a file to UTF-8 with line feeds at the ends of its lines.
  ///
  /// - Returns: The path of the copy, and what could not be read, as sentences.
  /// - Throws: ``IngestionError`` when the file cannot be read or the copy not be written.
  func copy(
    _ path: String, from encoding: TextEncoding
  ) throws(IngestionError) -> (path: String, notes: [String]) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    count += 1
    let target = "\(folder)/\(count).csv"
    guard var converter = Converter.open(from: encoding.name) else {
      throw .unknownEncoding(encoding.name, known: [])
    }
    let source = unsafe open(path, O_RDONLY)
    guard source >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
    defer { close(source) }
    let sink = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard sink >= 0 else { throw .uncopied(path: path, reason: lastSystemProblem()) }
    defer { close(sink) }
    try convert(path, from: source, to: sink, &converter)
    guard converter.unreadable > 0 else { return (target, []) }
    let note =
      "\(converter.unreadable) characters of \(fileName(path)) are not \(encoding.name); they "
      + "were replaced. --encoding says otherwise."
    return (target, [note])
  }

  private func convert(
    _ path: String, from source: Int32, to sink: Int32, _ converter: inout Converter
  ) throws(IngestionError) {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var waiting: [UInt8] = []
    var ends = LineEnds()
    while true {
      // Safe: read writes at most as many bytes as the buffer holds.
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Glibc.read(source, $0.baseAddress, $0.count)
      }
      guard count >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
      waiting += piece.prefix(count)
      let text = ends.mended(converter.convert(&waiting, isLast: count == 0))
      guard writeAll(text, to: sink) else {
        throw .uncopied(path: path, reason: lastSystemProblem())
      }
      if count == 0 { return }
    }
  }
}

/// Makes all lines end with a line feed, across pieces of a text.
private struct LineEnds {
  private var endedWithReturn = false

  mutating func mended(_ text: [UInt8]) -> [UInt8] {
    let feed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    var mended: [UInt8] = []
    mended.reserveCapacity(text.count)
    for byte in text {
      if byte == feed, endedWithReturn {
        endedWithReturn = false
        continue
      }
      endedWithReturn = byte == carriageReturn
      mended.append(endedWithReturn ? feed : byte)
    }
    return mended
  }
}

/// Writes all bytes; `false` when the system refuses.
private func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
  var done = 0
  while done < bytes.count {
    // Safe: the range lies within the array.
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
    }
    guard count > 0 else { return false }
    done += count
  }
  return true
}
