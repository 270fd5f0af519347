/** Serves the tablet app, as it was built into the jar, under {@code /app/}. */
package org.returnhome.app;
