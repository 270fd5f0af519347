/** Reads the YAML of form definitions and of their cases; what a definition means is the engine's business. */
package org.returnhome.forms;
