import FoundationEssentials

/// Reads the JSON of a golden file in the folder `Fixtures` beside a test.
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
  let folder = test.split(separator: "/").dropLast().joined(separator: "/")
  let url = URL(fileURLWithPath: "/\(folder)/Fixtures/\(name)")
  return try JSONDecoder().decode(type, from: try Data(contentsOf: url))
}
