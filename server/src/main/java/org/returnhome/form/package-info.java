/**
 * The published form versions: loaded from the class path, checked in full before anything starts, looked up by key and version or by hash, and printed
 * for review. What a form makes of answers is {@link org.returnhome.engine.Engine}'s.
 */
package org.returnhome.form;
