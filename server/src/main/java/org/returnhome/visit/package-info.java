/** Visits: who shall see which child, the clocks that run on it, and the feed that tells tablets what changed. */
package org.returnhome.visit;
