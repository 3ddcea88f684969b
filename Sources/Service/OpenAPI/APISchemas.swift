/// What the API's values look like.
enum APISchemas {
  /// Those that have names.
  static let all: [(name: String, schema: Schema)] = [
    ("Problem", problem), ("Dataset", dataset), ("Study", study), ("Comparison", study),
    ("Preview", preview),
    ("Section", section), ("Review", review), ("ReviewList", reviewList),
    ("Prediction", prediction),
    ("Predictions", .object([member("predictions", .list(.named("Prediction")))])),
    (
      "PredictionRequest",
      .either([
        .map(customerValue),
        .object([member("customers", .list(.map(customerValue), most: PredictionRequest.most))]),
      ])
    ), ("StudyRequest", .object(studyRequest)),
    (
      "ComparisonRequest",
      .object(
        [member("methods", .list(.text, most: StudyRequest.methodCounts.upperBound))] + studyRequest
      )
    ),
  ]

  /// A number of a feature, or a word of a category; nothing for one that is missing.
  private static let customerValue = Schema.nullable(.either([.number, .text]))

  private static let problem = Schema.object([
    member("type", .text), member("title", .text), member("status", .integer()),
    member("code", .text), member("detail", .text), optional("where", .text),
    optional("instance", .text),
  ])

  private static let dataset = Schema.object([
    member("id", .text), member("name", .text), member("bytes", .integer()),
    member("format", .choice(DatasetFormat.allCases.map(\.rawValue))), member("created", .text),
  ])

  /// Studies and comparisons look alike.
  private static let study = Schema.object([
    member("kind", .choice(WorkKind.allCases.map(\.rawValue))), member("id", .text),
    member("name", .text),
    optional(
      "dataset", .nullable(.object([member("id", .text), member("name", .text)]))),
    member("recipe", .text), member("request", .map(.anything)),
    member("state", .choice(StudyState.allCases.map(\.rawValue))),
    optional("position", .integer()), optional("problem", .text), member("created", .text),
    optional("started", .text), optional("finished", .text),
    optional(
      "progress",
      .object([
        optional("stage", .text), optional("fraction", .number), optional("detail", .text),
      ])),
    member("sections", .list(.object([member("id", .text), member("title", .text)]))),
    optional(
      "summary",
      .object([
        member("rows", .integer()), member("keptRows", .integer()),
        member("customers", .integer()), optional("revenue", .number),
        member("segments", .integer()), optional("unusual", .integer()),
        optional("recommended", .text),
      ])),
    member("files", .list(.object([member("name", .text), member("bytes", .integer())]))),
  ])

  private static let studyRequest = [
    member("dataset", .text), optional("name", .text), optional("recipe", .text),
    optional("recipeText", .text), optional("sheet", .text),
    optional("header", .integer(1...1_048_576)),
    optional("delimiter", .text), optional("quote", .text), optional("encoding", .text),
    optional("decimal", .choice([",", "."])), optional("dates", .text),
    optional("columns", .map(.text)), optional("clusters", .integer(2...100)),
    optional("edits", .map(.anything)), optional("like", .text),
  ]

  private static let preview = Schema.object([
    optional("sheets", .list(.text)), optional("sheet", .text), member("columns", .list(.text)),
    member("rows", .list(.list(.nullable(.text)))),
    member(
      "roles",
      .list(
        .object([
          member("role", .text), optional("column", .text), member("confidence", .number),
          member("required", .boolean),
        ]))), member("kind", .choice(["transactions", "customers"])), optional("problem", .text),
    optional(
      "format",
      .object([
        member("delimiter", .text), member("quote", .text), member("encoding", .text),
        optional("decimal", .choice([",", "."])), optional("dates", .text),
      ])),
  ])

  private static let section = Schema.object([
    member("id", .text), member("title", .text), member("html", .text),
    member("charts", .list(.anything)),
  ])

  private static let review = Schema.object([
    member("customer", .text), member("verdict", .choice(Review.Verdict.allCases.map(\.rawValue))),
    member("note", .text),
  ])

  private static let reviewList = Schema.object([
    member("reviews", .list(.named("Review"))),
    optional(
      "accuracy",
      .object([
        member("areaUnderROC", estimate), member("averagePrecision", estimate),
        member("precisionAtCount", estimate), member("unusual", .integer()),
        member("usual", .integer()),
      ])),
  ])

  private static let estimate = Schema.object([
    member("value", .number), member("low", .number), member("high", .number),
  ])

  private static let prediction = Schema.object([
    member(
      "segment",
      .object([member("id", .integer()), member("name", .text), optional("distance", .number)])),
    member("action", .text), optional("distance", .number), optional("confidence", .number),
    optional(
      "secondBest",
      .object([member("id", .integer()), member("name", .text), optional("distance", .number)])),
    optional("unusual", .boolean), optional("unusualScore", .number),
    optional("unusualProbability", .number), optional("unusualConfidence", .number),
    optional("because", .list(.object([member("name", .text), member("share", .number)]))),
    member("reasons", .list(.text)), member("outside", .list(.text)),
  ])
}
