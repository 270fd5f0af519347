/** What every reader of text and JSON that comes from outside needs. */
package org.returnhome.json;
