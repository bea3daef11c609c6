internal import CXLSXWriter

/// The library's workbook, freed once: by closing, which writes the file, or when it is let go,
/// which leaves none.
@safe
struct WorkbookHandle: ~Copyable {
  private let pointer: UnsafeMutablePointer<lxw_workbook>

  /// - Parameters:
  ///   - path: Where the file goes; the library opens it only at the end.
  ///   - temporaryFolder: Where its temporary files go; the folder of the result, so that they
  ///     meet the same quota.
  ///   - isStreamed: Whether rows are written as they come and not held in memory.
  init?(path: String, temporaryFolder: String, isStreamed: Bool) {
    let opened = unsafe temporaryFolder.withCString { folder in
      unsafe path.withCString { path -> UnsafeMutablePointer<lxw_workbook>? in
        var options = unsafe lxw_workbook_options(
          constant_memory: isStreamed ? 1 : 0, tmpdir: UnsafeMutablePointer(mutating: folder),
          use_zip64: 0)
        return unsafe workbook_new_opt(path, &options)
      }
    }
    guard let opened = unsafe opened else { return nil }
    unsafe pointer = opened
  }

  /// Writes the file and frees the workbook, also where the code says that the writing failed.
  consuming func close() -> lxw_error {
    let code = unsafe workbook_close(pointer)
    discard self
    return code
  }

  deinit { unsafe lxw_workbook_free(pointer) }

  func addSheet(_ name: String) -> SheetHandle? {
    unsafe SheetHandle(workbook_add_worksheet(pointer, name))
  }

  func addFormat() -> FormatHandle? {
    unsafe FormatHandle(workbook_add_format(pointer))
  }

  func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    unsafe workbook_add_chart(pointer, UInt8(type.rawValue))
  }

  func defineName(_ name: String, _ formula: String) -> lxw_error {
    unsafe workbook_define_name(pointer, name, formula)
  }

  /// Adds a property of the document's own.
  func setProperty(_ name: String, _ value: String) -> lxw_error {
    unsafe workbook_set_custom_property_string(pointer, name, value)
  }

  func setProperties(_ properties: WorkbookProperties) -> lxw_error {
    unsafe properties.title.withCString { title in
      unsafe properties.author.withCString { author in
        unsafe properties.comments.withCString { comments in
          var raw = unsafe lxw_doc_properties()
          unsafe raw.title = UnsafeMutablePointer(mutating: title)
          unsafe raw.author = UnsafeMutablePointer(mutating: author)
          unsafe raw.comments = UnsafeMutablePointer(mutating: comments)
          unsafe raw.created = properties.created
          return unsafe workbook_set_properties(pointer, &raw)
        }
      }
    }
  }
}

/// The properties of the document.
struct WorkbookProperties {
  var title: String
  var author: String
  var comments: String
  /// Properties of the document's own: name and value.
  var custom: [(name: String, value: String)] = []
  /// Seconds since 1970; of the content and not of the clock, for the same bytes twice.
  var created: Int
}

/// A sheet of the library's workbook; valid as long as that.
@safe
struct SheetHandle {
  let pointer: UnsafeMutablePointer<lxw_worksheet>

  init?(_ pointer: UnsafeMutablePointer<lxw_worksheet>?) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = pointer
  }
}

/// A format of the library's workbook; valid as long as that.
@safe
struct FormatHandle {
  let pointer: UnsafeMutablePointer<lxw_format>

  init?(_ pointer: UnsafeMutablePointer<lxw_format>?) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = pointer
  }
}
