/**
 * Tablets in the field: what they say of themselves ({@link org.returnhome.tablet.Heartbeat}), that they shall be wiped
 * ({@link org.returnhome.tablet.OrderWipe}), and the sealed copies in which unsent work reaches a supervisor when its worker
 * cannot sign in ({@link org.returnhome.tablet.HandInSealedCopy}; wire.md, Keys and loss).
 */
package org.returnhome.tablet;
