/// Bounds that keep a hostile file from taking all memory or time.
///
/// Each is named in the error that it causes, with the flag that raises it.
public struct WorkbookLimits: Sendable, Hashable, Codable {
  /// The greatest size of one part of the workbook when it is unpacked, in bytes.
  public var unpackedBytes = 8 << 30

  /// The greatest size of a part that is held in memory, such as the shared texts, in bytes.
  public var heldBytes = 1 << 30

  /// The greatest ratio of unpacked to packed size of one part, beyond the first 16 MiB.
  public var ratio = 400

  /// The greatest number of parts.
  public var parts = 10_000

  /// The greatest number of columns.
  public var columns = 2_000

  /// The greatest number of cells of a table, missing ones included.
  public var cells = 100_000_000

  /// The greatest length of one text, in bytes.
  public var textBytes = 1 << 20

  /// The greatest length of one row, in bytes.
  public var rowBytes = 64 << 20

  /// Creates the usual limits.
  public init() {}

  /// The flags that raise limits, with what they limit, in the order of the help.
  public static let flags:
    [(name: String, path: any WritableKeyPath<Self, Int> & Sendable, help: String)] = [
      ("limit-unpacked", \.unpackedBytes, "bytes of one part of a workbook when unpacked"),
      ("limit-held", \.heldBytes, "bytes of one part of a workbook that is held in memory"),
      ("limit-ratio", \.ratio, "ratio of unpacked to packed size of one part"),
      ("limit-parts", \.parts, "parts of a workbook"),
      ("limit-columns", \.columns, "columns of a sheet"),
      ("limit-cells", \.cells, "cells of a sheet, missing ones included"),
      ("limit-text", \.textBytes, "bytes of one text"),
      ("limit-row", \.rowBytes, "bytes of one row of a sheet"),
    ]
}
