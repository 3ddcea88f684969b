import CommandLineKit
import Studies

extension Environment {
  /// Prints what was found: as JSON where that is wished, else as lines unless none are.
  func show(
    _ record: some JSONRecord, asJSON: Bool, isQuiet: Bool, lines: @autoclosure () -> [String]
  ) throws {
    if asJSON {
      print(try record.json())
    } else if !isQuiet {
      for line in lines() { print(line) }
    }
  }
}
