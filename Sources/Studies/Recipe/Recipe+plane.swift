import Parameters
import Projection

extension Recipe {
  /// The projector with its hyper-parameters.
  ///
  /// - Throws: ``RecipeError`` for a method or a parameter that is not known, or a wrong value.
  func projector() throws(RecipeError) -> any Projector {
    let known = ProjectorCatalog.all.map { type(of: $0).identifier }
    guard let method = ProjectorCatalog.projector(named: plane.method) else {
      throw .unknownMethod(family: "projector", name: plane.method, known: known)
    }
    return try configured(method, plane.parameters)
  }

  private func configured<Method: Projector>(
    _ method: Method, _ settings: [String: Setting]
  ) throws(RecipeError) -> any Projector {
    do { return try Method(settings: settings) } catch { throw .parameter(error) }
  }
}
