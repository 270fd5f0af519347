/** The one registry of problems: what can go wrong for a caller, under which code, and how it is told. */
package org.returnhome.problem;
