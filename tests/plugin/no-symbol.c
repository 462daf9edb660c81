/* no-symbol.c - a shared object that is no plug-in. */
int	 conv_something_else(void);

int
conv_something_else(void)
{
	return 0;
}
