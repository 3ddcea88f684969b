import Parameters
import Studies
import Testing

@testable import Service

@Suite("Edits of recipes")
struct RecipeEditTests {
  @Test("change what they name")
  func edits() throws {
    let request = StudyRequest(
      recipe: "retail", clusters: 4,
      edits: [
        "detector": .word("nearest-neighbours"), "neighbours": .number(7),
        "contamination": .number(0.02), "chooseBy": .word("gap"),
        "seed": .number(9), "starts": .number(3),
      ])
    let recipe = try request.checked()
    #expect(recipe.unusual?.method == "nearest-neighbours")
    #expect(recipe.unusual?.parameters == ["neighbours": .number(7)])
    #expect(recipe.clustering?.parameters["starts"] == .number(3))
    #expect(recipe.clustering?.chooseBy == .gap)
    #expect(recipe.clustering?.clusters.from == 4 && recipe.seed == 9)
    #expect(request.recipeName == "retail" && !request.isPlain)
  }

  @Test("name categories, for a method that takes them")
  func categories() throws {
    let edits = [
      "clustering": Setting.word("k-prototypes"), "categories": .word("Home town, Sex "),
    ]
    let recipe = try StudyRequest(recipe: "retail", edits: edits).checked()
    #expect(recipe.customers.categories == ["Home town", "Sex"])
    #expect(recipe.clustering?.method == "k-prototypes")
  }

  @Test("tell parameters of one name apart by the group of their method")
  func groups() throws {
    let request = StudyRequest(
      edits: [
        "clustering": .word("dbscan"), "plane": .word("umap"), "clustering.neighbours": .number(7),
        "plane.neighbours": .number(9),
      ])
    let recipe = try request.edited()
    #expect(recipe.clustering?.parameters == ["neighbours": .number(7)])
    #expect(recipe.plane.method == "umap" && recipe.plane.parameters == ["neighbours": .number(9)])
  }

  @Test(
    "are refused at the place where they are wrong",
    arguments: [
      ("contamination", Setting.number(0.9)), ("contamination", .word("much")),
      ("rule", .word("no-such")), ("rule", .number(1)),
      ("detector", .word("no-such")), ("plane", .word("no-such")), ("plane.starts", .number(3)),
      ("neighbour", .number(3)), ("seed", .number(-1)), ("chooseBy", .word("elbow")),
      ("extremes", .word("sometimes")),
      ("categories", .word("Sex")), ("categories", .number(1)), ("reference", .word("yesterday")),
    ])
  func refusals(name: String, setting: Setting) {
    let request = StudyRequest(edits: [name: setting])
    #expect {
      _ = try request.checked()
    } throws: { error in
      (error as? ServiceError)?.location == "edits.\(name)"
    }
  }

  @Test("a request like another takes what it leaves open from it")
  func like() throws {
    let first = StudyRequest(
      recipe: "rfm", sheet: "Sales", columns: ["customer": "Client"], clusters: 3)
    let again = StudyRequest(recipe: "rfm", clusters: 5).completed(by: first)
    #expect(again.sheet == "Sales" && again.columns == ["customer": "Client"])
    #expect(again.clusters == 5 && again.recipe == "rfm")
  }
}

@Suite("How a request says a text file is written")
struct ReadingRequestTests {
  @Test(
    "is refused at the place where it is wrong",
    arguments: [
      (StudyRequest(delimiter: "ab"), "delimiter"), (StudyRequest(delimiter: "\""), "delimiter"),
      (StudyRequest(quote: "<<"), "quote"), (StudyRequest(encoding: "no-such"), "encoding"),
      (StudyRequest(decimal: ";"), "decimal"), (StudyRequest(dates: "%d/%m"), "dates"),
      (StudyRequest(header: 0), "header"),
      (StudyRequest(sheet: String(repeating: "s", count: 200_000)), "sheet"),
      (
        StudyRequest(columns: ["customer": String(repeating: "c", count: 200_000)]),
        "columns.customer"
      ),
    ])
  func refusals(request: StudyRequest, place: String) {
    #expect {
      _ = try request.checked()
    } throws: { ($0 as? ServiceError)?.location == place }
  }

  @Test("goes to the program")
  func words() throws {
    let request = StudyRequest(
      delimiter: ";", quote: "none", encoding: "latin-1", decimal: ",", dates: "%d.%m.%Y")
    _ = try request.checked()
    #expect(
      StudyCommand.reading(request) == [
        "--delimiter=;", "--quote=none", "--encoding=latin-1", "--date-format=%d.%m.%Y",
        "--decimal-comma",
      ])
    #expect(StudyCommand.reading(StudyRequest(decimal: ".")) == ["--decimal-point"])
  }

  @Test("is taken from the request it is like")
  func like() {
    let first = StudyRequest(delimiter: ";", quote: "'", encoding: "utf-16", decimal: ",")
    let again = StudyRequest(decimal: ".", dates: "%Y").completed(by: first)
    #expect(again.delimiter == ";" && again.quote == "'" && again.encoding == "utf-16")
    #expect(again.decimal == "." && again.dates == "%Y")
  }
}
