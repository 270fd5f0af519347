/**
 * The form engine: what is asked, required, right and flagged, in a fixed order, without screen, storage or network. TeaVM compiles it for the browser
 * too, hence no {@code java.time}, no {@code BigDecimal}, no regular expressions, no reflection and no streams.
 */
package org.returnhome.engine;
