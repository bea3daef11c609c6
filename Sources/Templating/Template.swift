internal import Mustache

/// Templates in the language Mustache, rendered by a kept library.
///
/// A target of its own: the library brings Foundation, whose copy of ICU's headers and the one that
/// libxml2's headers name cannot be imported into one module.
public enum Template {
  /// Returns a template filled with content.
  ///
  /// What the content holds is text: `<`, `>`, `&` and quotes are escaped, but where a template asks
  /// for them as they are, `{{{…}}}`.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - templates: The templates by their names, which refer to each other as partials.
  ///   - content: A structure, whose properties have the names that the templates use.
  /// - Throws: The library's error, with line and column, for a template that cannot be parsed.
  public static func rendered(
    _ name: String, of templates: [String: String], with content: Any
  ) throws -> String {
    let library = MustacheLibrary(
      templates: try templates.mapValues { try MustacheTemplate(string: $0) })
    return library.render(content, withTemplate: name) ?? ""
  }
}
