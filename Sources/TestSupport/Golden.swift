import FoundationEssentials

/// Reads the JSON of a golden file in the folder `Fixtures` beside a test, or beside the folder it is in.
///
/// - Parameters:
///   - type: What the file holds.
///   - name: The path below `Fixtures`.
///   - test: The file of the test.
/// - Returns: The values.
/// - Throws: When the file is absent or of another shape, which is a mistake in the test.
public func golden<Value: Decodable>(
  _ type: Value.Type, _ name: String = "golden.json", near test: String = #filePath
) throws -> Value {
  let folder = "/" + test.split(separator: "/").dropLast().joined(separator: "/")
  let places = ["\(folder)/Fixtures/\(name)", "\(folder)/../Fixtures/\(name)"]
  let path = places.first(where: FileManager.default.fileExists(atPath:)) ?? places[0]
  return try JSONDecoder().decode(type, from: try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// Reads a golden file as ``golden(_:_:near:)`` does, for a constant that names the cases of a test.
///
/// - Parameters:
///   - type: What the file holds.
///   - name: The path below `Fixtures`.
///   - test: The file of the test.
/// - Returns: The values; without them the tests end here.
public func requiredGolden<Value: Decodable>(
  _ type: Value.Type, _ name: String, near test: String = #filePath
) -> Value {
  do {
    return try golden(type, name, near: test)
  } catch {
    fatalError("\(name): \(error)")
  }
}
