/** The small page at {@code /}: what this is, who can sign in, where to go on. */
package org.returnhome.home;
