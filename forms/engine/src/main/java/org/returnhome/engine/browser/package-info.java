/** What the ES module made by TeaVM exports; unused on the JVM. */
package org.returnhome.engine.browser;
