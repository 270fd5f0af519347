/** The way in: the root command, and what happens between "start" and "listening". */
package org.returnhome;
