import FoundationEssentials
import Numeric
import Testing

@Suite("A matrix in JSON")
struct MatrixCodingTests {
  @Test func comesBackTheSame() throws {
    let matrix = try randomMatrix(rows: 3, features: 2)
    let copy = try JSONDecoder().decode(Matrix.self, from: JSONEncoder().encode(matrix))
    #expect(copy == matrix)
  }

  @Test(
    "is refused when its values do not fill its shape",
    arguments: [
      #"{"rowCount": 2, "columnCount": 2, "values": [1, 2, 3]}"#,
      #"{"rowCount": -2, "columnCount": -2, "values": [1, 2, 3, 4]}"#,
      #"{"rowCount": 4611686018427387904, "columnCount": 4, "values": []}"#,
      #"{"rowCount": 1, "columnCount": 1}"#,
    ])
  func damaged(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Matrix.self, from: Data(json.utf8))
    }
  }
}
