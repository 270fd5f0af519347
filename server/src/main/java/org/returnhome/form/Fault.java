package org.returnhome.form;

/**
 * What is wrong with a definition.
 *
 * @param pointer JSON pointer to the place within the definition
 */
record Fault(String pointer, String reason) {}
