import Projection
import TestSupport
import Testing

@Suite("The parameters of projectors")
struct ParameterTableTests {
  @Test("of PCA make a consistent table")
  func components() { #expect(tableFlaws(of: PCA.self).isEmpty) }

  @Test("of t-SNE make a consistent table")
  func neighbours() { #expect(tableFlaws(of: TSNE.self).isEmpty) }

  @Test("of UMAP make a consistent table")
  func joints() { #expect(tableFlaws(of: UMAP.self).isEmpty) }
}
