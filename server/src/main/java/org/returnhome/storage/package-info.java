/** The two stores, the directory they live in, the clock and the ids: everything between the shell and the domain. */
package org.returnhome.storage;
