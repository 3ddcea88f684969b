import Reporting

/// What a JSON value looks like, as far as the description of the API needs it.
indirect enum Schema: Sendable {
  case text
  case integer(ClosedRange<Int>? = nil)
  case number
  case boolean
  case anything
  case choice([String])
  case list(Schema, most: Int? = nil)
  case map(Schema)
  case object([Member])
  case nullable(Schema)
  case either([Schema])
  case named(String)

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let schema: Schema
    var isRequired = true
  }

  /// The schema as JSON Schema writes it.
  var json: ChartValue {
    switch self {
    case .text: ["type": "string"]
    case .integer(nil): ["type": "integer"]
    case .integer(let range?):
      [
        "type": "integer", "minimum": .number(Double(range.lowerBound)),
        "maximum": .number(Double(range.upperBound)),
      ]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .anything: [:]
    case .choice(let words): ["type": "string", "enum": .texts(words)]
    case .list(let element, nil): ["type": "array", "items": element.json]
    case .list(let element, let most?):
      ["type": "array", "items": element.json, "maxItems": .number(Double(most))]
    case .map(let value): ["type": "object", "additionalProperties": value.json]
    case .object(let members): Self.object(members)
    case .nullable(let inner): ["anyOf": [inner.json, ["type": "null"]]]
    case .either(let schemas): ["anyOf": .list(schemas.map(\.json))]
    case .named(let name): ["$ref": .text("#/components/schemas/\(name)")]
    }
  }

  private static func object(_ members: [Member]) -> ChartValue {
    [
      "type": "object",
      "properties": .object(members.map { ChartMember(name: $0.name, value: $0.schema.json) }),
      "required": .texts(members.filter(\.isRequired).map(\.name)),
    ]
  }
}

/// A member that is always there.
func member(_ name: String, _ schema: Schema) -> Schema.Member {
  Schema.Member(name: name, schema: schema)
}

/// A member that may be missing.
func optional(_ name: String, _ schema: Schema) -> Schema.Member {
  Schema.Member(name: name, schema: schema, isRequired: false)
}
