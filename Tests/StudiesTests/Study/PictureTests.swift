import Engine
import Features
import Ingestion
import Numeric
import Parameters
import Projection
import Studies
import Testing

@Suite("Pictures of customers", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct PictureTests {
  @Test("are drawn when the recipe asks, and change nothing else", arguments: ["t-sne", "umap"])
  func picture(method: String) throws {
    let plain = try ShopStudies.result("rfm")
    #expect(plain.picture == nil)
    var recipe = try ShopStudies.quick("rfm")
    recipe.plane.method = method
    let result = try Study(recipe: recipe, paths: [ShopStudies.path]).run()
    let picture = try #require(result.picture)
    #expect(picture.method == method && picture.placed == result.customers.identifiers.count)
    #expect(picture.x.count == picture.y.count)
    #expect(picture.y.allSatisfy { $0.isFinite })
    #expect(result.segmentOfCustomer == plain.segmentOfCustomer)
    #expect(result.projection?.x == plain.projection?.x)
    let (own, other) = (picture.trustworthiness, picture.trustworthinessOfPlane)
    let ofPicture = try #require(own)
    #expect(ofPicture > 0.9)
    let ofPlane = try #require(other)
    #expect((0...1).contains(ofPlane))
  }

  @Test("show every component of the features")
  func components() throws {
    let result = try ShopStudies.result("rfm")
    let model = try #require(result.projection).model
    #expect(model.componentCount == result.features.count)
    #expect(abs(model.explainedVarianceRatio.reduce(0, +) - 1) < 1e-12)
  }

  @Test("are asked for in a recipe, with parameters")
  func recipe() throws {
    let text = "{ clustering: {}, plane: { method: 'umap', parameters: { neighbours: 8 } } }"
    let recipe = try Recipe(json5: text, origin: "test")
    #expect(recipe.plane.method == "umap")
    #expect(recipe.plane.parameters == ["neighbours": .number(8)])
    let again = try Recipe(json5: recipe.json(), origin: "again")
    #expect(again.plane == recipe.plane)
    #expect(try Recipe(json5: "{}", origin: "test").plane.method == "pca")
  }

  @Test(
    "are refused with what would be right",
    arguments: [
      ("plane: { method: 'tsne' }", "perhaps you meant 't-sne'"),
      ("plane: { methods: 'umap' }", "unknown key 'methods' in plane"),
      ("plane: { method: 'umap', parameters: { neighbors: 8 } }", "perhaps you meant 'neighbours'"),
      ("plane: { method: 't-sne', parameters: { perplexity: 0 } }", "from 1"),
    ])
  func refused(text: String, says: String) {
    let error = #expect(throws: RecipeError.self) {
      try Recipe(json5: "{ clustering: {}, \(text) }", origin: "test")
    }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
