#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU and its headers name ICU's. Foundation brings a copy of them in
// another version, and one module cannot hold both. Nothing here looks into the structures that the
// macro changes: handlers of encodings are only passed on by their pointers.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
