/**
 * The form engine: what is asked, required, right and flagged, in a fixed order, without screen, storage or network. TeaVM compiles it for the browser
 * too, hence no {@code java.time}, no {@code BigDecimal}, no regular expressions, no reflection and no streams. No record patterns either: for each TeaVM
 * writes out a MatchException with the text of the record, which tripled the module.
 */
package org.returnhome.engine;
